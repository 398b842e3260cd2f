// How pictures, embeds and pointers look while writing. Plain DOM, not React: a key stroke may not wait for a framework.
import type { NodeViewRendererProps } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { Embed } from "#lib/document/nodes/embed.ts";
import { Figure } from "#lib/document/nodes/figure.ts";
import { Gallery } from "#lib/document/nodes/gallery.ts";
import { Related } from "#lib/document/nodes/related.ts";
import { privateSize } from "#components/pictures/picture-addresses.ts";
import { galleryView, pictureTools } from "./gallery-view.ts";
import { type KnownPicture, type KnownPictures, pictureOf } from "./known-pictures.ts";

/** What the views look up: pictures by id, headlines by article id. Filled as the page learns of them. */
export type Lookups = Readonly<{ pictures: KnownPictures; headlines: Map<number, string> }>;

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The newsroom's own words, in whichever language the article is. */
function inEnglish(made: HTMLElement): HTMLElement {
  made.lang = "en";
  made.dir = "ltr";
  return made;
}

/** A labelled input inside a view. The editor leaves its keys alone. */
function input(label: string, value: string, onInput: (value: string) => void): HTMLElement {
  const frame = element("label", "figure-field", label);
  const field = document.createElement("input");
  field.type = "text";
  field.dir = "auto";
  field.value = value;
  field.addEventListener("input", () => onInput(field.value));
  frame.append(field);
  return frame;
}

function setAttribute({ editor, getPos }: NodeViewRendererProps, name: string, value: unknown): void {
  const position = getPos();
  if (position === undefined) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, value));
}

function sameInputs(dom: HTMLElement, node: ProseMirrorNode): void {
  for (const field of dom.querySelectorAll<HTMLInputElement>("input[data-attribute]")) {
    const value: unknown = node.attrs[field.dataset["attribute"] ?? ""];
    if (field.type === "checkbox") field.checked = value === true;
    else if (document.activeElement !== field && field.value !== value)
      field.value = typeof value === "string" ? value : "";
  }
}

const inControl = (event: Event): boolean =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement;

function pictureOrWords(picture: KnownPicture | null, node: ProseMirrorNode): HTMLElement {
  if (picture === null)
    return element(
      "p",
      "figure-missing",
      "This picture is not in the library. Remove it or upload it again.",
    );
  const image = document.createElement("img");
  image.src = privateSize(picture, 800);
  image.width = picture.width;
  image.height = picture.height;
  image.alt = String(node.attrs["alt"]);
  return image;
}

function figureView(props: NodeViewRendererProps, lookups: Lookups): NodeView {
  let { node } = props;
  const dom = element("figure", "figure-view");
  const frame = inEnglish(element("div", "figure-frame"));
  frame.contentEditable = "false";
  const id = String(node.attrs["mediaId"]);
  const known = lookups.pictures.get(id);
  const show = (picture: KnownPicture | null) => frame.replaceChildren(pictureOrWords(picture, node));
  if (known) show(known);
  else {
    // A colleague put it in while this page was open.
    frame.append(element("p", "figure-waiting", "The picture is being fetched…"));
    void pictureOf(lookups.pictures, id).then(show);
  }
  const caption = element("figcaption", "figure-caption");
  caption.dataset["placeholder"] = "Caption";
  const fields = inEnglish(element("div", "figure-fields"));
  fields.contentEditable = "false";
  for (const [label, name] of [
    ["Credit", "credit"],
    ["Alt text", "alt"],
  ] as const) {
    const made = input(label, String(node.attrs[name]), (value) => setAttribute(props, name, value));
    const field = made.querySelector("input");
    if (field) field.dataset["attribute"] = name;
    fields.append(made);
  }
  const decorative = element("label", "figure-check");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = node.attrs["decorative"] === true;
  box.dataset["attribute"] = "decorative";
  box.addEventListener("change", () => setAttribute(props, "decorative", box.checked));
  decorative.append(box, " Decorative: says nothing that the text doesn’t");
  fields.append(decorative, pictureTools(props));
  dom.append(frame, caption, fields);
  return {
    dom,
    contentDOM: caption,
    update: (next) => {
      if (next.type !== node.type || next.attrs["mediaId"] !== node.attrs["mediaId"]) return false;
      node = next;
      sameInputs(fields, next);
      return true;
    },
    stopEvent: inControl,
    ignoreMutation: (mutation) => mutation.type !== "selection" && !caption.contains(mutation.target),
  };
}

const providerNames: Readonly<Record<string, string>> = {
  youtube: "YouTube",
  vimeo: "Vimeo",
  x: "X",
  instagram: "Instagram",
};

function cardView(label: string, title: string): NodeView {
  const dom = element("div", "card-view");
  const named = element("span", "card-title", title);
  named.dir = "auto";
  dom.append(inEnglish(element("span", "card-label", label)), named);
  return { dom, ignoreMutation: () => true };
}

/** Nodes whose looks need the newsroom's library, in place of the plain ones of the schema. */
export function nodesWithViews(lookups: Lookups, onAddToGallery: (from: "files" | "library") => void) {
  return {
    gallery: Gallery.extend({ addNodeView: () => (props) => galleryView(props, onAddToGallery) }),
    figure: Figure.extend({ addNodeView: () => (props) => figureView(props, lookups) }),
    embed: Embed.extend({
      addNodeView:
        () =>
        ({ node }) =>
          cardView(
            providerNames[String(node.attrs["provider"])] ?? "Embed",
            String(node.attrs["title"] || node.attrs["embedId"]),
          ),
    }),
    related: Related.extend({
      addNodeView:
        () =>
        ({ node }) => {
          const id = Number(node.attrs["articleId"]);
          return cardView("Related", lookups.headlines.get(id) ?? `Article ${id}`);
        },
    }),
  };
}
