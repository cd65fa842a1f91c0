"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type DragEvent, type ReactNode } from "react";

interface DropZoneProps {
  /** Absent while nothing can be attached. */
  onDrop: ((files: File[]) => void) | undefined;
  children: ReactNode;
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The whole thread takes files that are dragged onto it. */
export function DropZone({ onDrop, children }: DropZoneProps) {
  const t = useTranslations("inbox.composer");
  const [over, setOver] = useState(false);
  return (
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        // Also when it is not taken: otherwise the browser would leave the page for the file.
        event.preventDefault();
        setOver(onDrop !== undefined);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onDrop?.([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-20 flex animate-appear items-center justify-center gap-2 rounded-card border-2 border-dashed border-accent bg-surface/90 font-medium text-accent">
          <Paperclip className="size-5" aria-hidden />
          {t("drop")}
        </div>
      )}
    </div>
  );
}
