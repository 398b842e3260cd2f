// Who stands behind a list: what they do here, something about them, and how they are reached. All plain words; what is empty isn't
// shown.
import type { ReactElement } from "react";

type ProfileProps = Readonly<{
  label: string;
  name: string;
  title?: string;
  about: string;
  contact: string;
  feedPath: string;
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

export function Profile({ label, name, title = "", about, contact, feedPath }: ProfileProps): ReactElement {
  return (
    <div className="list-head">
      <p className="list-label">{label}</p>
      <h1 className="list-title">{name}</h1>
      {title !== "" && <p className="profile-title">{title}</p>}
      {about !== "" && <Paragraphs text={about} className="list-intro" />}
      <p className="list-ways">
        {contact !== "" && <span className="profile-contact">{contact}</span>}
        <a href={feedPath} type="application/rss+xml">
          RSS<span className="unseen"> feed of {name}</span>
        </a>
      </p>
    </div>
  );
}
