"use client";

import { ArrowLeftRight, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Input } from "@/components/ui/Input";
import type { ContactView } from "@/lib/contacts/views";
import { fetchContacts } from "./api";
import { Nothing } from "./Section";
import { useContactName, useCountryName } from "./words";

interface MergeDialogProps {
  /** The one that was looked at first: it stays, unless they are exchanged. */
  contact: ContactView;
  /** The other one, where it is known; else it is searched for. */
  other: ContactView | null;
  merge: (winnerId: string, loserId: string) => Promise<boolean>;
  onMerged?: (winnerId: string) => void;
  onClose: () => void;
}

/** Two contacts side by side, before they become one. */
export function MergeDialog({ contact, other, merge, onMerged, onClose }: MergeDialogProps) {
  const t = useTranslations("contacts.merge");
  const [chosen, setChosen] = useState(other);
  const [exchanged, setExchanged] = useState(false);
  const [working, setWorking] = useState(false);
  const [winner, loser] = exchanged && chosen ? [chosen, contact] : [contact, chosen];

  const confirm = async () => {
    if (!loser || working) return;
    setWorking(true);
    const done = await merge(winner.id, loser.id);
    setWorking(false);
    if (!done) return;
    onClose();
    onMerged?.(winner.id);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t(chosen ? "description" : "searchDescription")}
      footer={
        loser && (
          <>
            <Button onClick={() => (other ? onClose() : setChosen(null))}>
              {t(other ? "cancel" : "another")}
            </Button>
            <Button variant="primary" loading={working} onClick={() => void confirm()}>
              {t("confirm")}
            </Button>
          </>
        )
      }
    >
      {loser ? (
        <Comparison winner={winner} loser={loser} onExchange={() => setExchanged(!exchanged)} />
      ) : (
        <ContactSearch exceptId={contact.id} onChoose={setChosen} />
      )}
    </Dialog>
  );
}

const rows = ["name", "phone", "email", "country", "language"] as const;

function Comparison({
  winner,
  loser,
  onExchange,
}: {
  winner: ContactView;
  loser: ContactView;
  onExchange: () => void;
}) {
  const t = useTranslations("contacts");
  const countryName = useCountryName();
  const value = (contact: ContactView, row: (typeof rows)[number]) =>
    row === "country" && contact.country ? countryName(contact.country) : contact[row];
  return (
    <div className="flex flex-col gap-3">
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">{t("merge.compare")}</caption>
        <thead>
          <tr className="text-left text-xs text-muted">
            <th scope="col" className="w-20 pb-2 font-medium">
              <span className="sr-only">{t("merge.field")}</span>
            </th>
            <th scope="col" className="pb-2 font-medium text-accent">
              {t("merge.stays")}
            </th>
            <th scope="col" className="pb-2 pl-3 font-medium">
              {t("merge.joins")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [kept, given] = [value(winner, row), value(loser, row)];
            return (
              <tr key={row} className="align-top">
                <th scope="row" className="py-1.5 text-left text-xs font-normal text-muted">
                  {t(`facts.${row}`)}
                </th>
                <td className="py-1.5 [overflow-wrap:anywhere] text-strong">
                  {kept ?? <span className="text-faint">{given ? t("merge.filled") : "–"}</span>}
                </td>
                <td className="py-1.5 pl-3 [overflow-wrap:anywhere] text-body">{given ?? "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button
        size="sm"
        className="self-start"
        icon={<ArrowLeftRight className="size-4" aria-hidden />}
        onClick={onExchange}
      >
        {t("merge.exchange")}
      </Button>
      <p className="text-xs text-muted">{t("merge.undoHint")}</p>
    </div>
  );
}

function ContactSearch({
  exceptId,
  onChoose,
}: {
  exceptId: string;
  onChoose: (contact: ContactView) => void;
}) {
  const t = useTranslations("contacts");
  const nameOf = useContactName();
  const [text, setText] = useState("");
  const [found, setFound] = useState<ContactView[] | null>(null);
  const [failed, setFailed] = useState(false);

  const search = useEffectEvent(async (q: string, current: () => boolean) => {
    const page = await fetchContacts({ q, limit: "8" });
    if (!current()) return;
    setFailed(!page.ok);
    if (page.ok) setFound(page.value.items.filter(({ id }) => id !== exceptId));
  });
  useEffect(() => {
    const q = text.trim();
    if (!q) return;
    let latest = true;
    const timer = setTimeout(() => void search(q, () => latest), 200);
    return () => {
      latest = false;
      clearTimeout(timer);
    };
  }, [text]);

  return (
    <div className="flex flex-col gap-3">
      <Input
        type="search"
        aria-label={t("merge.search")}
        placeholder={t("searchHint")}
        leading={<Search aria-hidden />}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {failed && (
        <p role="alert" className="text-sm text-danger">
          {t("offline")}
        </p>
      )}
      {text.trim() !== "" && found?.length === 0 && <Nothing>{t("merge.nobody")}</Nothing>}
      <ul className="-mx-2 flex flex-col">
        {text.trim() !== "" &&
          found?.map((candidate) => (
            <li key={candidate.id}>
              <button
                type="button"
                onClick={() => onChoose(candidate)}
                className="flex min-h-11 w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-left text-sm hover:bg-strong/6"
              >
                <Avatar name={nameOf(candidate)} />
                <span className="min-w-0">
                  <span className="block truncate text-strong">{nameOf(candidate)}</span>
                  <span className="block truncate text-xs text-muted">
                    {[candidate.phone, candidate.email].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
