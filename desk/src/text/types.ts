/** PLOVER's types, as the desk sorts them. */

/** Types of what is said; all others are deeds. */
const VERBAL: ReadonlySet<string> = new Set(["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT"]);

/** All types, cooperation first, ordered by how hard they are. */
export const TYPES = [
  "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
  "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
] as const;

export function isDeed(type: string): boolean {
  return !VERBAL.has(type);
}
