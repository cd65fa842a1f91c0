import { redirect } from "next/navigation";

/** Where work begins. */
export default function WorkspacePage(): never {
  redirect("/inbox");
}
