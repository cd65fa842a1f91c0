"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/Button";
import { canReplay, type Delivery, type DeliveryActions } from "./delivery";

interface ReplayButtonProps {
  delivery: Delivery;
  replay: DeliveryActions["replay"];
  onReplayed: (delivery: Delivery) => void;
}

/** Puts an event back in line, where that can work. What is stored already stays single. */
export function ReplayButton({ delivery, replay, onReplayed }: ReplayButtonProps) {
  const t = useTranslations("deliveries");
  const [pending, startTransition] = useTransition();
  if (!canReplay(delivery)) return null;
  const press = () =>
    startTransition(async () => {
      const result = await replay({ id: delivery.id }).catch(() => null);
      if (!result?.ok) return void toast.error(result?.error.message ?? t("replayFailed"));
      toast.success(t("replayed"));
      onReplayed(delivery);
    });
  return (
    <Button size="sm" icon={<RotateCcw className="size-3.5" aria-hidden />} loading={pending} onClick={press}>
      {t("replay")}
    </Button>
  );
}
