"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { toast } from "sonner";
import type { TemplateView } from "@/lib/templates/views";
import { useTemplatesPage } from "./context";

type Act = "archive" | "restore";
const opposite = { archive: "restore", restore: "archive" } as const satisfies Record<Act, Act>;

/** Putting away and bringing back, each undone from its notice. `onDone`: the list has changed. */
export function useArchiving(onDone: () => void) {
  const t = useTranslations("templates");
  const common = useTranslations("common.actions");
  const words = useTranslations("common");
  const { actions } = useTemplatesPage();
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const act = useCallback(
    async (name: Act, id: string): Promise<boolean> => {
      const result = await actions[name]({ id }).catch(() => null);
      if (result?.ok) done.current();
      else toast.error(result?.error.message ?? words("offline"));
      return result?.ok ?? false;
    },
    [actions, words],
  );
  const undoable = useCallback(
    async (name: Act, id: string) => {
      if (!(await act(name, id))) return;
      const undo = () => void act(opposite[name], id);
      toast.success(t(name === "archive" ? "toast.archived" : "toast.restored"), {
        action: { label: common("undo"), onClick: undo },
      });
    },
    [act, t, common],
  );
  const archive = useCallback(({ id }: TemplateView) => void undoable("archive", id), [undoable]);
  const restore = useCallback(({ id }: TemplateView) => void undoable("restore", id), [undoable]);
  return { archive, restore };
}
