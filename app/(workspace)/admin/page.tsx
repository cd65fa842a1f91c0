import { redirect } from "next/navigation";

/** Administration begins with the accounts that customers write to. */
export default function AdminPage(): never {
  redirect("/admin/configurations");
}
