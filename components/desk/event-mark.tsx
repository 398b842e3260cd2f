// Where an event stands on its line. Decoration: the words beside it say the same.
export function EventMark({ emergency }: Readonly<{ emergency: boolean }>) {
  return (
    <span
      className={`absolute top-3 -left-[0.3rem] size-2 rounded-full ${emergency ? "bg-killed" : "bg-line-strong"}`}
      aria-hidden="true"
    />
  );
}
