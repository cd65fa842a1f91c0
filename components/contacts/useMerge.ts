"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import * as api from "./api";
import { useFailureText } from "./words";

/** Merging with its undo at hand. Both answer whether it was done, and call `onChange` when it was. */
export function useMerge(onChange: () => void) {
  const t = useTranslations("contacts.merge");
  const router = useRouter();
  const failureText = useFailureText();

  const undo = async (mergeId: string): Promise<boolean> => {
    const result = await api.postUnmerge(mergeId);
    if (!result.ok) {
      toast.error(failureText(result.error));
      return false;
    }
    toast.success(t("undone"));
    onChange();
    router.refresh();
    return true;
  };
  const merge = async (winnerId: string, loserId: string): Promise<boolean> => {
    const result = await api.postMerge(winnerId, loserId);
    if (!result.ok) {
      toast.error(failureText(result.error));
      return false;
    }
    const { mergeId } = result.value;
    toast.success(t("done"), {
      duration: 10_000,
      action: { label: t("undo"), onClick: () => void undo(mergeId) },
    });
    onChange();
    router.refresh();
    return true;
  };
  return { merge, undo };
}
