import type { Block, Session } from "../session/session.ts";

/** Tells the names that are new or changed. */
export function news(before: Session, after: Session, verb: string): Block {
  const names = [...after.scope].filter(([name, value]) =>
    name !== "ans" && before.scope.get(name) !== value
  );
  const list = names.map(([name]) => name).join(", ");
  return {
    kind: "text",
    text: list === "" ? "nothing new" : `${verb} ${list}`,
  };
}
