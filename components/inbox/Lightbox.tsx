"use client";

import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { AttachmentView } from "@/lib/inbox/views";

interface LightboxProps {
  /** Every picture and film of the thread, oldest first. */
  all: readonly AttachmentView[];
  /** Null: closed. */
  openId: string | null;
  onOpen: (attachmentId: string | null) => void;
}

const MAX_ZOOM = 4;
/** A finger that moves this far sideways turns the page. */
const SWIPE_PX = 60;

/** The pictures and films of a conversation, one at a time and as large as the screen. */
export function Lightbox({ all, openId, onOpen }: LightboxProps) {
  const index = all.findIndex(({ id }) => id === openId);
  const shown = all[index];
  return (
    <Dialog.Root open={shown !== undefined} onOpenChange={(open) => !open && onOpen(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-canvas/95" />
        {shown && (
          <Stage
            key={shown.id}
            shown={shown}
            position={{ index: index + 1, count: all.length }}
            turn={(by) => {
              const next = all[index + by];
              if (next) onOpen(next.id);
            }}
            hasBefore={index > 0}
            hasAfter={index < all.length - 1}
            onClose={() => onOpen(null)}
          />
        )}
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface StageProps {
  shown: AttachmentView;
  position: { index: number; count: number };
  turn: (by: 1 | -1) => void;
  hasBefore: boolean;
  hasAfter: boolean;
  onClose: () => void;
}

function Stage({ shown, position, turn, hasBefore, hasAfter, onClose }: StageProps) {
  const t = useTranslations("thread.lightbox");
  const words = useTranslations("inbox.message");
  const [zoom, setZoom] = useState(1);
  const zoomBy = (by: number) => setZoom((now) => Math.min(Math.max(now + by, 1), MAX_ZOOM));
  const swipe = useSwipe(turn);
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    // A film's own controls keep their arrows.
    if (target instanceof HTMLVideoElement) return;
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
    if (key === "+") zoomBy(1);
    if (key === "-") zoomBy(-1);
  };
  const name = shown.fileName ?? words(shown.kind === "video" ? "watch" : "image");
  const isFilm = shown.kind === "video";
  const url = shown.url ?? "";
  return (
    <Dialog.Content
      aria-describedby={undefined}
      onKeyDown={onKeyDown}
      className="fixed inset-0 z-40 flex animate-appear flex-col focus-visible:outline-none"
    >
      <header className="flex items-center gap-2 px-3 pt-[max(0.75rem,env(safe-area-inset-top))] pb-2">
        <Dialog.Title className="min-w-0 flex-1 truncate text-sm font-medium text-strong">
          {name}
        </Dialog.Title>
        <span className="text-xs text-muted tabular-nums">{t("position", position)}</span>
        {!isFilm && (
          <>
            <Round label={t("zoomOut")} disabled={zoom <= 1} onClick={() => zoomBy(-1)} icon={<ZoomOut />} />
            <Round
              label={t("zoomIn")}
              disabled={zoom >= MAX_ZOOM}
              onClick={() => zoomBy(1)}
              icon={<ZoomIn />}
            />
          </>
        )}
        <a
          href={url.startsWith("blob:") ? url : `${url}?download=1`}
          download
          aria-label={words("downloadShort")}
          className={round}
        >
          <Download className="size-5" aria-hidden />
        </a>
        <Round label={t("close")} onClick={onClose} icon={<X />} />
      </header>
      <div
        className="relative flex min-h-0 flex-1 items-center justify-center overflow-auto p-3 pt-0"
        {...(zoom === 1 && !isFilm && swipe)}
        onClick={(event) => event.target === event.currentTarget && onClose()}
      >
        {isFilm ? (
          <video
            controls
            autoPlay
            playsInline
            src={url}
            poster={shown.previewUrl ?? undefined}
            aria-label={name}
            className="max-h-full max-w-full rounded-card"
          />
        ) : (
          <img
            src={url}
            alt={name}
            draggable={false}
            onDoubleClick={() => setZoom(zoom > 1 ? 1 : 2)}
            style={zoom > 1 ? { width: `${zoom * 100}%`, maxWidth: "none", maxHeight: "none" } : undefined}
            className={
              zoom > 1
                ? "m-auto cursor-zoom-out"
                : "max-h-full max-w-full cursor-zoom-in rounded-card object-contain"
            }
          />
        )}
      </div>
      {hasBefore && (
        <Turn label={t("before")} onClick={() => turn(-1)} icon={<ChevronLeft />} side="left-3" />
      )}
      {hasAfter && <Turn label={t("after")} onClick={() => turn(1)} icon={<ChevronRight />} side="right-3" />}
    </Dialog.Content>
  );
}

const round =
  "flex size-11 items-center justify-center rounded-full bg-raised text-strong shadow-raised transition-colors hover:bg-pressed disabled:opacity-50 [&_svg]:size-5";

interface RoundProps {
  label: string;
  icon: ReactNode;
  onClick: () => void;
  disabled?: boolean;
}

const Round = ({ label, icon, ...rest }: RoundProps) => (
  <button type="button" aria-label={label} className={round} {...rest}>
    {icon}
  </button>
);

const Turn = ({ side, ...rest }: RoundProps & { side: string }) => (
  <div className={`absolute top-1/2 -translate-y-1/2 pointer-coarse:hidden ${side}`}>
    <Round {...rest} />
  </div>
);

function useSwipe(turn: (by: 1 | -1) => void) {
  const from = useRef<number | null>(null);
  return {
    onPointerDown: ({ pointerType, clientX }: PointerEvent) => {
      from.current = pointerType === "touch" ? clientX : null;
    },
    onPointerUp: ({ clientX }: PointerEvent) => {
      const moved = from.current === null ? 0 : clientX - from.current;
      from.current = null;
      if (Math.abs(moved) >= SWIPE_PX) turn(moved < 0 ? 1 : -1);
    },
  };
}
