"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { MenuCheck } from "@/components/ui/Menu";
import { fetchAvailability, patchAvailability } from "./api";

/** Inside a menu: whether new conversations are given to this agent in turn. */
export function Availability() {
  const t = useTranslations("collaboration");
  const [available, setAvailable] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    void fetchAvailability().then((reply) => {
      if (reply.ok && !gone) setAvailable(reply.value.available);
    });
    return () => {
      gone = true;
    };
  }, []);
  const change = async (wanted: boolean) => {
    setAvailable(wanted);
    const reply = await patchAvailability(wanted);
    if (reply.ok) return;
    setAvailable(!wanted);
    toast.error(reply.error.message || t("availableFailed"));
  };
  return (
    <MenuCheck checked={available ?? false} onChange={(wanted) => void change(wanted)}>
      {t("available")}
    </MenuCheck>
  );
}
