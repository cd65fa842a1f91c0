"use client";

import { ExternalLink, FileText, Image as ImageIcon, Phone, Reply, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  fillText,
  type HeaderFileKind,
  type TemplateButton,
  type TemplateShape,
  type TemplateValues,
} from "@/lib/approved/rules";
import { RichText } from "../RichText";
import type { ChosenFile } from "./HeaderFile";

interface TemplatePreviewProps {
  shape: TemplateShape;
  values: TemplateValues;
  file: ChosenFile | null;
}

const fileIcons: Record<HeaderFileKind, ReactNode> = {
  image: <ImageIcon aria-hidden />,
  video: <Video aria-hidden />,
  document: <FileText aria-hidden />,
};
const buttonIcons: Record<TemplateButton["kind"], ReactNode> = {
  reply: <Reply aria-hidden />,
  url: <ExternalLink aria-hidden />,
  phone: <Phone aria-hidden />,
};

/** The bubble as the customer will see it; places that are still empty keep their braces. */
export function TemplatePreview({ shape, values, file }: TemplatePreviewProps) {
  const t = useTranslations("platformTemplates");
  const { header, body, footer, buttons } = shape;
  return (
    <div role="group" aria-label={t("preview")} className="flex flex-col items-end gap-1">
      <div className="flex max-w-[85%] flex-col gap-1.5 rounded-bubble bg-accent-tint px-3.5 py-2 text-strong">
        {header &&
          (header.kind === "text" ? (
            <p className="font-semibold">{fillText(header.text, "header", values)}</p>
          ) : (
            <HeaderPicture kind={header.kind} file={file} />
          ))}
        <RichText text={fillText(body, "body", values)} />
        {footer && <p className="text-xs text-muted">{footer}</p>}
      </div>
      {buttons.map(({ kind, text }) => (
        <span
          key={text}
          className="flex w-full max-w-[85%] items-center justify-center gap-1.5 rounded-control border px-3 py-1.5 text-sm text-accent [&_svg]:size-3.5"
        >
          {buttonIcons[kind]}
          {text}
        </span>
      ))}
    </div>
  );
}

function HeaderPicture({ kind, file }: { kind: HeaderFileKind; file: ChosenFile | null }) {
  const t = useTranslations("platformTemplates.header");
  if (file && kind === "image")
    return <img src={file.previewUrl} alt={file.name} className="max-h-40 rounded-control object-cover" />;
  return (
    <span className="flex min-h-16 items-center justify-center gap-2 rounded-control bg-sunken px-3 text-sm text-muted [&_svg]:size-5">
      {fileIcons[kind]}
      <span className="truncate">{file?.name ?? t(kind)}</span>
    </span>
  );
}
