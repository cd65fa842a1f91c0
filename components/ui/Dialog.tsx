"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { iconButtonClass } from "./buttonClass";
import { useFocusBack } from "./useFocusBack";

export interface DialogProps {
  /** Controlled; without it the `trigger` opens it. */
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: string;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A decision. On a phone it rises from the lower edge, where the thumb is. Never over another one. */
export function Dialog(props: DialogProps) {
  return (
    <Frame
      {...props}
      className="inset-x-0 bottom-0 max-h-[90dvh] animate-slide-up rounded-t-card md:inset-x-auto md:top-[14dvh] md:bottom-auto md:left-1/2 md:max-h-[72dvh] md:w-full md:max-w-md md:-translate-x-1/2 md:animate-rise md:rounded-card"
    />
  );
}

/** Editing beside what one was looking at. The whole screen on a phone. */
export function Sheet(props: DialogProps) {
  return <Frame {...props} className="inset-y-0 right-0 w-full animate-slide-right md:max-w-md" />;
}

function Frame({
  open,
  defaultOpen,
  onOpenChange,
  trigger,
  className,
  ...content
}: DialogProps & { className: string }) {
  const focusBack = useFocusBack();
  return (
    <Primitive.Root open={open} defaultOpen={defaultOpen} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          {...(content.description ? {} : { "aria-describedby": undefined })}
          {...focusBack}
          className={clsx(
            "fixed z-40 flex flex-col bg-raised pb-[env(safe-area-inset-bottom)] shadow-raised focus-visible:outline-none",
            className,
          )}
        >
          <Body {...content} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Body({
  title,
  description,
  footer,
  children,
}: Pick<DialogProps, "title" | "description" | "footer" | "children">) {
  const t = useTranslations("common.actions");
  return (
    <>
      <header className="px-5 pt-5 pr-14 pb-4">
        <Primitive.Title className="text-md font-semibold text-strong">{title}</Primitive.Title>
        {description && (
          <Primitive.Description className="mt-1 text-sm text-muted">{description}</Primitive.Description>
        )}
      </header>
      <div className="pane flex-1 px-5 pb-5">{children}</div>
      {footer && (
        <footer className="flex justify-end gap-2 border-t px-5 py-3 *:flex-1 md:*:flex-none">
          {footer}
        </footer>
      )}
      {/* The last to be reached, so that opening puts the keyboard on what matters. */}
      <Primitive.Close asChild>
        {/* Without a hint: with the keyboard on it, the first Escape would close the hint only. */}
        <button
          type="button"
          aria-label={t("close")}
          className={iconButtonClass({
            className: "absolute top-3 right-3 pointer-coarse:top-2 pointer-coarse:right-2",
          })}
        >
          <X className="size-4" aria-hidden />
        </button>
      </Primitive.Close>
    </>
  );
}

/** Closes the dialog or sheet around it. */
export const DialogClose = ({ children }: { children: ReactElement }) => (
  <Primitive.Close asChild>{children}</Primitive.Close>
);
