"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { setAlert, useAlert, type Alert } from "@/components/live/alerts";
import { MenuCheck, MenuLabel } from "@/components/ui/Menu";

/** In the person's menu: how this browser tells that somebody wrote. */
export function AlertToggles() {
  const t = useTranslations("palette.alerts");
  const sound = useAlert("sound");
  const notification = useAlert("notification");
  const set = async (alert: Alert, on: boolean) => {
    if (!(await setAlert(alert, on))) toast(t("refused"));
  };
  return (
    <>
      <MenuLabel>{t("label")}</MenuLabel>
      <MenuCheck checked={sound} onChange={(on) => void set("sound", on)}>
        {t("sound")}
      </MenuCheck>
      <MenuCheck checked={notification} onChange={(on) => void set("notification", on)}>
        {t("notification")}
      </MenuCheck>
    </>
  );
}
