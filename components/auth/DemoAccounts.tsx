import { useTranslations } from "next-intl";
import type { Role } from "@/lib/auth/roles";

/** A sign-in of the demo, shown beside the form so that nobody has to look for it. */
export interface DemoAccount {
  role: Role;
  email: string;
  password: string;
}

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useTranslations("login.demo");
  const roles = useTranslations("common.roles");
  return (
    <section className="mt-6 border-t pt-5">
      <h2 className="text-sm font-medium text-strong">{t("title")}</h2>
      <p className="text-xs text-muted">{t("text")}</p>
      <ul className="mt-2 -mr-2 -ml-2 flex flex-col">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onChoose(account)}
              className="flex min-h-8 w-full items-center justify-between gap-3 rounded-control px-2 text-left text-sm text-body transition-colors hover:bg-strong/5 hover:text-strong pointer-coarse:min-h-11"
            >
              <span className="truncate">{account.email}</span>
              <span className="shrink-0 text-xs text-faint">{roles(account.role)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
