"use client";

import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { uploadFile } from "@/components/inbox/api";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { MOST_FILES } from "@/lib/templates/schema";
import { useTemplatesPage } from "./context";
import type { DraftFile } from "./draft";

interface FilesFieldProps {
  files: readonly DraftFile[];
  refused: string | undefined;
  onChange: (change: (files: DraftFile[]) => DraftFile[]) => void;
}

/** Files that go with the reply. They are uploaded at once, and belong to it when it is saved. */
export function FilesField({ files, refused, onChange }: FilesFieldProps) {
  const t = useTranslations("templates.attachments");
  const input = useRef<HTMLInputElement>(null);
  const upload = useUpload(onChange);
  const full = files.length >= MOST_FILES;
  return (
    <div role="group" aria-label={t("label")} className="flex flex-col gap-1.5">
      <p className="text-sm font-medium text-strong">{t("label")}</p>
      <ul className="flex flex-col gap-1">
        {files.map((file) => (
          <li
            key={file.id}
            className="flex min-h-9 items-center gap-2 rounded-control bg-sunken px-2 text-sm"
          >
            <Paperclip className="size-4 shrink-0 text-muted" aria-hidden />
            <FileState file={file} />
            <IconButton
              size="sm"
              label={t("remove", { name: file.fileName })}
              icon={<X className="size-4" aria-hidden />}
              onClick={() => onChange((known) => known.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        className="sr-only"
        onChange={(event) => {
          upload([...(event.target.files ?? [])].slice(0, MOST_FILES - files.length));
          event.target.value = "";
        }}
      />
      <Button
        size="sm"
        className="self-start"
        disabled={full}
        icon={<Paperclip className="size-3.5" aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t("add")}
      </Button>
      <p className="text-xs text-muted">{t("full", { count: MOST_FILES })}</p>
      {refused && (
        <p role="alert" className="text-xs text-danger">
          {refused}
        </p>
      )}
    </div>
  );
}

function FileState({ file: { fileName, percent, failed } }: { file: DraftFile }) {
  const t = useTranslations("templates.attachments");
  if (failed) {
    return (
      <span role="alert" className="min-w-0 flex-1 text-danger">
        {t("failed", { name: fileName })}
      </span>
    );
  }
  return (
    <span className="min-w-0 flex-1 truncate" title={fileName}>
      {percent === null ? fileName : t("progress", { name: fileName, percent })}
    </span>
  );
}

/** Uploads that end when the form goes. */
function useUpload(onChange: FilesFieldProps["onChange"]) {
  const { viewer } = useTemplatesPage();
  const ended = useRef<AbortController>(undefined);
  useEffect(() => {
    ended.current = new AbortController();
    return () => ended.current?.abort();
  }, []);
  const set = (id: string, part: Partial<DraftFile>) =>
    onChange((files) => files.map((file) => (file.id === id ? { ...file, ...part } : file)));

  const one = async (file: File, signal: AbortSignal) => {
    const id = crypto.randomUUID();
    onChange((files) => [...files, { id, fileName: file.name, percent: 0, failed: false }]);
    const progress = (percent: number) => set(id, { percent });
    const answer = await uploadFile(file, progress, signal, { voice: false, userId: viewer.id });
    if (signal.aborted) return;
    set(id, answer.ok ? { id: answer.value.id, percent: null } : { percent: null, failed: true });
  };
  return (files: readonly File[]) => {
    const signal = ended.current?.signal;
    if (signal) for (const file of files) void one(file, signal);
  };
}
