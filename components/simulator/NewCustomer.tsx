"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogClose } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import type { Reply } from "./api";

interface NewCustomerProps {
  /** What the platform is called. */
  platform: string;
  /** Do its customers have a number? */
  withPhone: boolean;
  onCreate: (given: { name: string; phone?: string }) => Promise<Reply<unknown>>;
  onClose: () => void;
}

const phoneShape = /^\+?[\d\s()-]{8,24}$/;

/** Asks for the name of an invented person. */
export function NewCustomer({ platform, withPhone, onCreate, onClose }: NewCustomerProps) {
  const t = useTranslations("simulator");
  const common = useTranslations("common.actions");
  const form = useId();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    // Portals hand events to what is around them in the page.
    event.stopPropagation();
    const given = phone.trim();
    if (given && !phoneShape.test(given)) return setError(t("customer.phoneWrong"));
    setBusy(true);
    const reply = await onCreate({ name: name.trim(), ...(given ? { phone: given } : {}) });
    setBusy(false);
    if (reply.ok) onClose();
    else setError(reply.message ?? t("offline"));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("customer.newTitle", { platform })}
      description={t("customer.newText")}
      footer={
        <>
          <DialogClose>
            <Button>{common("cancel")}</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" loading={busy} disabled={name.trim() === ""}>
            {t("customer.create")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)} className="flex flex-col gap-4 pt-1">
        <Field label={t("customer.name")} error={withPhone ? null : error}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={100}
            autoComplete="off"
          />
        </Field>
        {withPhone && (
          <Field label={t("customer.phone")} hint={t("customer.phoneHint")} error={error} optional>
            <Input
              type="tel"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
              autoComplete="off"
              aria-required={false}
            />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
