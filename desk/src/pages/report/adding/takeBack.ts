import { ApiError, get, post } from "../../../api/client";
import type { Reviewed } from "../../review/types";

/** Takes back the decision by which a record was added. Throws ApiError. */
export async function takeBack(record: string): Promise<void> {
  const { decisions } = await get<Reviewed>(`/api/review/${encodeURIComponent(record)}`);
  const added = decisions.findLast(({ kind }) => kind === "add");
  if (!added) throw new ApiError(0, "This record is no longer there as it was added; load the page anew.");
  await post("/api/decisions", { kind: "undo", subject: added.id, object: "", why: "" });
}
