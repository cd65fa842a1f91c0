"use client";

import { Plus, Search, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Select } from "@/components/ui/Select";
import { Spinner } from "@/components/ui/Spinner";
import type { ConversationView } from "@/lib/inbox/views";
import { categories, type Category, type RenderedReply, type TemplateView } from "@/lib/templates/views";
import { fetchRendered } from "./api";
import { PickerOptions, PickerPreview } from "./PickerParts";
import { usePickerKeys } from "./usePickerKeys";
import { useReplies } from "./useReplies";

interface TemplatePickerProps {
  conversation: Pick<ConversationView, "id" | "platform">;
  /** What was typed after the slash; empty when a button opened it. */
  query: string;
  onPick: (reply: RenderedReply) => void;
  onClose: () => void;
}

/** A menu needs a value for "every category". */
const ANY = "any";

/**
 * The saved replies for a conversation, above the text one is writing. The keyboard stays in the text after a slash; opened
 * by a button, it goes to the picker's own search.
 */
export function TemplatePicker({ conversation, query, onPick, onClose }: TemplatePickerProps) {
  const t = useTranslations("templates");
  const common = useTranslations("common.actions");
  const [own, setOwn] = useState("");
  const [category, setCategory] = useState<Category | null>(null);
  const { replies, failed, none } = useReplies(conversation.platform, own || query, category);
  const { active, activeIndex, move, point } = useActive(replies ?? []);
  const { apply, applying } = useApply(conversation.id, onPick);
  const listId = useId();
  const search = useSearchFocus();
  const choose = () => active && apply(active);
  // With nothing to choose, Enter is the text's again: a line may begin with a slash.
  usePickerKeys({ onMove: move, onChoose: replies?.length === 0 ? null : choose, onClose });

  return (
    <section
      aria-label={t("picker.label")}
      className="mb-2 flex max-h-[min(24rem,50dvh)] animate-rise flex-col overflow-hidden rounded-card bg-raised shadow-raised"
    >
      <header className="flex items-center gap-2 border-b p-2">
        <Input
          ref={search}
          type="search"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active ? `${listId}${active.id}` : undefined}
          aria-label={t("picker.search")}
          placeholder={query ? `/${query}` : t("picker.search")}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          leading={<Search aria-hidden />}
          className="flex-1"
        />
        <Select
          aria-label={t("picker.category")}
          value={category ?? ANY}
          onValueChange={(value) => setCategory(categories.find((known) => known === value) ?? null)}
          options={[
            { value: ANY, label: t("filters.anyCategory") },
            ...categories.map((value) => ({ value, label: t(`categories.${value}`) })),
          ]}
          className="max-w-40"
        />
        {applying && <Spinner />}
        <IconButton label={common("close")} icon={<X className="size-4" aria-hidden />} onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="pane min-w-0 flex-1 p-1">
          {failed || replies?.length === 0 ? (
            <p role={failed ? "alert" : undefined} className="px-3 py-6 text-center text-sm text-muted">
              {t(failed ? "picker.failed" : none ? "picker.none" : "picker.empty")}
            </p>
          ) : (
            <PickerOptions
              id={listId}
              replies={replies}
              activeId={active?.id ?? null}
              onPoint={point}
              onChoose={apply}
            />
          )}
        </div>
        {active && <PickerPreview reply={active} platform={conversation.platform} />}
      </div>
      <footer className="flex items-center justify-between gap-2 border-t px-2 py-1">
        <Link
          href="/templates?new=1"
          className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-2 text-sm text-accent hover:bg-accent-tint pointer-coarse:min-h-11"
        >
          <Plus className="size-4" aria-hidden />
          {t("picker.create")}
        </Link>
        <span className="hidden text-xs text-faint md:inline">{t("picker.keys")}</span>
      </footer>
      {/* The keyboard may be in the text, which cannot point to an option here. */}
      <p role="status" className="sr-only">
        {applying && t("picker.applying")}
        {active &&
          !applying &&
          t("picker.chosen", { title: active.title, index: activeIndex + 1, count: replies?.length ?? 0 })}
      </p>
    </section>
  );
}

/** The option that Enter takes: the first, until a key or the pointer chose another that is still there. */
function useActive(replies: readonly TemplateView[]) {
  const [wanted, setWanted] = useState<string | null>(null);
  const found = replies.findIndex(({ id }) => id === wanted);
  const activeIndex = Math.max(0, found);
  const move = (step: 1 | -1) => {
    const next = replies[(activeIndex + step + replies.length) % replies.length];
    if (next) setWanted(next.id);
  };
  return { active: replies[activeIndex] ?? null, activeIndex, move, point: setWanted };
}

/** Fills a reply in for the conversation; once, however often it is pressed. */
function useApply(conversationId: string, onPick: TemplatePickerProps["onPick"]) {
  const t = useTranslations("templates.picker");
  const [applying, setApplying] = useState(false);
  const busy = useRef(false);
  const apply = async ({ id }: TemplateView) => {
    if (busy.current) return;
    busy.current = true;
    setApplying(true);
    const reply = await fetchRendered(id, conversationId);
    busy.current = false;
    setApplying(false);
    if (!reply) return toast.error(t("failed"));
    if (reply.gaps.length > 0) toast.info(t("gaps"));
    onPick(reply);
  };
  return { apply: (reply: TemplateView) => void apply(reply), applying };
}

/** The keyboard stays in the text where the slash was written. */
function useSearchFocus() {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) search.current?.focus();
  }, []);
  return search;
}
