"use client";

import { Copy, CornerUpLeft, Ellipsis, Reply, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type PointerEvent } from "react";
import { toast } from "sonner";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import type { MessageView } from "@/lib/inbox/views";
import type { OutcomeActions } from "../Outcome";
import type { Shown } from "../timeline";

export interface MessageActions extends OutcomeActions {
  /** Absent where the platform has no quotes, or nothing may be written. */
  quote?: (message: MessageView) => void;
  goTo(messageId: string): void;
}

interface MessageMenuProps {
  shown: Shown;
  actions: MessageActions;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const quiet =
  "text-faint opacity-0 group-hover/message:opacity-100 group-focus-within/message:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100";

/** What can be done with a message: beside it while the mouse is on it, and after a long press. */
export function MessageMenu({ shown: { message, unsent }, actions, open, onOpenChange }: MessageMenuProps) {
  const t = useTranslations("thread.actions");
  const words = useTranslations("inbox");
  const { text, replyTo, deletedAt, externalId } = message;
  const quote = externalId && !deletedAt ? actions.quote : undefined;
  const original = replyTo?.id && !deletedAt ? replyTo.id : null;
  const failed = unsent !== undefined && unsent.failure !== null;
  const again = !unsent && message.status === "failed";
  if (!quote && !text && !original && !failed && !again) return null;
  return (
    <>
      {quote && (
        <IconButton
          size="sm"
          // The menu beside it says the same to the keyboard, with one stop per message instead of two.
          tabIndex={-1}
          label={words("thread.reply")}
          icon={<Reply className="size-4" aria-hidden />}
          onClick={() => quote(message)}
          className={`${quiet} pointer-coarse:hidden`}
        />
      )}
      <Menu
        open={open}
        onOpenChange={onOpenChange}
        align={message.direction === "outbound" ? "end" : "start"}
        trigger={
          <IconButton
            size="sm"
            label={t("more")}
            icon={<Ellipsis className="size-4" aria-hidden />}
            className={`${quiet} pointer-coarse:-mx-1 pointer-coarse:min-w-9`}
          />
        }
      >
        {quote && (
          <MenuItem icon={<Reply aria-hidden />} onSelect={() => quote(message)}>
            {t("reply")}
          </MenuItem>
        )}
        {text && (
          <MenuItem
            icon={<Copy aria-hidden />}
            onSelect={() => void navigator.clipboard.writeText(text).then(() => toast(t("copied")))}
          >
            {t("copy")}
          </MenuItem>
        )}
        {original && (
          <MenuItem icon={<CornerUpLeft aria-hidden />} onSelect={() => actions.goTo(original)}>
            {t("original")}
          </MenuItem>
        )}
        {again && (
          <MenuItem icon={<RotateCw aria-hidden />} onSelect={() => void actions.retry(message)}>
            {words("outcome.retry")}
          </MenuItem>
        )}
        {failed && (
          <>
            <MenuItem icon={<RotateCw aria-hidden />} onSelect={() => actions.resend(unsent.clientKey)}>
              {words("outcome.retry")}
            </MenuItem>
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => actions.discard(unsent.clientKey)}>
              {words("outcome.discard")}
            </MenuItem>
          </>
        )}
      </Menu>
    </>
  );
}

const LONG_MS = 450;
/** A finger that moves is scrolling. */
const MOVED_PX = 10;

/** A menu that opens when a finger rests on what carries the handlers. */
export function useLongPress() {
  const [open, setOpen] = useState(false);
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const release = () => {
    if (held.current) clearTimeout(held.current.timer);
    held.current = null;
  };
  return {
    open,
    setOpen,
    handlers: {
      onPointerDown({ pointerType, clientX: x, clientY: y }: PointerEvent) {
        release();
        if (pointerType === "touch") held.current = { timer: setTimeout(() => setOpen(true), LONG_MS), x, y };
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        const from = held.current;
        if (from && Math.hypot(clientX - from.x, clientY - from.y) > MOVED_PX) release();
      },
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}
