// The door of the newsroom: a plain form that works without script, keeps what was typed, and says what to do next.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { roleWords } from "#components/desk/role-words.ts";
import { ForgetKeptPages } from "#components/editor/shell-worker-registration.tsx";
import { signInScreen, wayBack } from "#lib/server/sign-in-screen.ts";
import { DemoAccounts } from "./demo-accounts.tsx";
import { troubleOf } from "./trouble.ts";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const [screen, search] = await Promise.all([signInScreen(), searchParams]);
  if (screen.setUpOpen) redirect("/set-up");
  const back = wayBack(search["callbackUrl"]);
  const trouble = troubleOf(search["error"], search["minutes"]);
  const signedOut = search["signed-out"] !== undefined && screen.actor === null;
  const email = trouble === null ? "" : screen.email;
  const demo = screen.accounts.length > 0;

  return (
    <main
      className={`mx-auto grid min-h-dvh w-full content-center gap-8 px-4 py-10 sm:px-8 ${demo ? "max-w-5xl" : "max-w-md"}`}
    >
      <ForgetKeptPages />
      <header className="flex items-center gap-3">
        <Icon name="moon" className="size-7 text-accent" />
        <div>
          <p className="text-xl font-semibold tracking-tight">{screen.siteName}</p>
          <p className="text-sm text-ink-faint">The newsroom</p>
        </div>
      </header>
      <div className={`grid items-start gap-6 ${demo ? "md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]" : ""}`}>
        <section className="grid gap-5 rounded-lg border border-line bg-surface p-5 shadow-sm sm:p-6">
          <h1 className="text-lg font-semibold tracking-tight">Sign in</h1>
          {screen.away ? (
            <Notice tone="warning" title="The database can’t be reached at the moment.">
              Nobody is signed out and nothing is lost. Load this page again in a few seconds.
            </Notice>
          ) : null}
          {signedOut ? (
            <Notice tone="done" title="You are signed out." live={false}>
              On a shared computer, close this window too.
            </Notice>
          ) : null}
          {search["set-up"] === undefined || screen.actor !== null ? null : (
            <Notice tone="done" title="Your newsroom is set up." live={false}>
              Sign in as the chief to write, or as the administrator. <code>npm run person</code> adds
              everybody else.
            </Notice>
          )}
          {search["password"] === undefined || screen.actor !== null ? null : (
            <Notice tone="done" title="Your password is saved." live={false}>
              Sign in with it.
            </Notice>
          )}
          {trouble === null ? null : (
            <Notice tone="problem" title={trouble.what}>
              <p id="sign-in-trouble">{trouble.next}</p>
            </Notice>
          )}
          {screen.actor === null ? null : (
            <Notice tone="plain" title={`You are signed in as ${screen.actor.name}.`} live={false}>
              <p>{roleWords[screen.actor.role]}. Signing in as somebody else ends this session.</p>
              <Link href={back} className={buttonClass("plain", "mt-2")}>
                Go on as {screen.actor.name}
              </Link>
            </Notice>
          )}
          <form method="post" action="/api/auth/callback/credentials" className="grid gap-4">
            <input type="hidden" name="callbackUrl" value={back} />
            <TextField
              id="email"
              name="email"
              label="Email"
              type="email"
              autoComplete="username"
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              required
              defaultValue={email}
            />
            <TextField
              id="password"
              name="password"
              label="Password"
              type="password"
              autoComplete="current-password"
              maxLength={1024}
              required
            />
            <Button type="submit" tone="primary" className="mt-1 min-h-10 w-full">
              Sign in
            </Button>
          </form>
          <p className="text-xs text-ink-faint">
            No account, or the password is gone? An administrator of this newsroom gives you one.
          </p>
        </section>
        {demo ? <DemoAccounts accounts={screen.accounts} password={screen.demoPassword} back={back} /> : null}
      </div>
    </main>
  );
}
