// Who stands behind a list: what they do here, something about them, and how they are reached. Plain words, of which
// only a contact that is an address is a link; what is empty isn't shown.
import type { ReactElement } from "react";
import { contactHref, contactWords } from "#lib/newsroom/contact.ts";
import type { Picture } from "#lib/newsroom/readers.ts";
import { PortraitFigure } from "./picture.tsx";

type ProfileProps = Readonly<{
  label: string;
  name: string;
  title?: string;
  about: string;
  contact: string;
  feedPath: string;
  portrait?: Picture | null;
}>;

/** Paragraphs as they were typed: an empty line parts them. */
export function Paragraphs({ text, className }: Readonly<{ text: string; className: string }>): ReactElement {
  return (
    <div className={className}>
      {[...new Set(text.split(/\n\s*\n/))].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

function Contact({ contact }: Readonly<{ contact: string }>): ReactElement | null {
  if (contact === "") return null;
  const href = contactHref(contact);
  if (href === null) return <span className="profile-contact">{contact}</span>;
  return (
    <a className="profile-contact" href={href} rel="me">
      {contactWords(contact)}
    </a>
  );
}

export function Profile(props: ProfileProps): ReactElement {
  const { label, name, title = "", about, contact, feedPath, portrait = null } = props;
  return (
    <div className="list-head profile">
      {portrait && <PortraitFigure picture={portrait} />}
      <p className="list-label">{label}</p>
      <h1 className="list-title">{name}</h1>
      {title !== "" && <p className="profile-title">{title}</p>}
      {about !== "" && <Paragraphs text={about} className="list-intro" />}
      <p className="list-ways">
        <Contact contact={contact} />
        <a href={feedPath} type="application/rss+xml">
          RSS<span className="unseen"> feed of {name}</span>
        </a>
      </p>
    </div>
  );
}
