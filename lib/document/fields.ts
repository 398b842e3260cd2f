// What stands beside the prose of an article: saved field by field, where headline, standfirst and body are written together.
import type { Content } from "./content.ts";

export type Fields = Omit<Content, "headline" | "standfirst" | "body">;

export function fieldsOf(content: Content): Fields {
  const { headline: _headline, standfirst: _standfirst, body: _body, ...fields } = content;
  return fields;
}
