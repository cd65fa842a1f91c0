"use client";

import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { DemoAccounts, type DemoAccount } from "./DemoAccounts";
import { signInWithPassword, type SignInProblem } from "./signInWithPassword";

type Problem = SignInProblem | "required";

interface LoginFormProps {
  /** Where to go afterwards: a path of this site. */
  destination: string;
  /** Empty unless the demo is on. */
  accounts: readonly DemoAccount[];
}

export function LoginForm({ destination, accounts }: LoginFormProps) {
  const t = useTranslations("login");
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const problemId = useId();

  const [problem, submit, pending] = useActionState<Problem | null>(async () => {
    if (email.trim() === "" || password === "") return "required";
    const found = await signInWithPassword(email.trim(), password);
    if (found) return found;
    router.replace(destination);
    router.refresh();
    return null;
  }, null);

  const fill = (account: DemoAccount) => {
    setEmail(account.email);
    setPassword(account.password);
  };
  return (
    <>
      <form
        action={submit}
        noValidate
        className="flex flex-col gap-4"
        aria-describedby={problem ? problemId : undefined}
      >
        <div id={problemId} role="alert" className="empty:hidden">
          {problem && !pending && <ProblemLine text={t(`errors.${problem}`)} />}
        </div>
        <Field label={t("email")}>
          <Input
            type="email"
            name="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        </Field>
        <Field label={t("password")}>
          <PasswordInput value={password} onChange={setPassword} />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending} className="mt-1 w-full">
          {t(pending ? "submitting" : "submit")}
        </Button>
      </form>
      {accounts.length > 0 && <DemoAccounts accounts={accounts} onChoose={fill} />}
    </>
  );
}

function ProblemLine({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-2 rounded-control bg-danger-tint px-3 py-2 text-sm text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      {text}
    </p>
  );
}

function PasswordInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("login");
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <Input
      type={visible ? "text" : "password"}
      name="password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="current-password"
      autoCapitalize="none"
      spellCheck={false}
      trailing={
        <IconButton
          label={t(visible ? "hidePassword" : "showPassword")}
          icon={<Icon className="size-4" aria-hidden />}
          onClick={() => setVisible(!visible)}
        />
      }
    />
  );
}
