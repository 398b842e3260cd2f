// House style: the rules of words and the marks of the house. For chief and administrator; for everybody else it isn't there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { HouseStyleScreen } from "#components/desk/house-style-screen.tsx";
import { HouseTypography } from "#components/desk/house-style-typography.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { listRules, siteTypography } from "#db/house-style.ts";
import {
  addStarterStyle,
  removeStyleRule,
  saveStyleRule,
  saveTypography,
  switchStyleRule,
} from "./actions.ts";
import { shownRule } from "./shown-rule.ts";

export const metadata: Metadata = { title: "House style" };

export default async function HouseStylePage() {
  const frame = await deskFrame();
  const [rules, typography] = await Promise.all([listRules(frame.actor), siteTypography()]);
  if (rules === null) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="house-style">
        <HouseStyleScreen
          rules={rules.map(shownRule)}
          deeds={{
            save: saveStyleRule,
            switchTo: switchStyleRule,
            remove: removeStyleRule,
            addStarters: addStarterStyle,
          }}
        />
        <HouseTypography typography={typography} save={saveTypography} />
      </SettingsFrame>
    </DeskShell>
  );
}
