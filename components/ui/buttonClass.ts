import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none transition-colors pointer-coarse:min-h-11 disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:shrink-0";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-shade",
  secondary: "border border-line bg-surface text-strong hover:bg-pressed data-[state=open]:bg-pressed",
  ghost: "text-body hover:bg-strong/6 hover:text-strong data-[state=open]:bg-strong/6",
  danger: "bg-danger text-on-danger hover:bg-danger-shade",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-sm",
  md: "h-8 gap-2 px-3 text-sm",
  lg: "h-10 gap-2 px-4 text-base",
};

const squares: Record<ButtonSize, string> = {
  sm: "size-7 pointer-coarse:min-w-11",
  md: "size-8 pointer-coarse:min-w-11",
  lg: "size-10 pointer-coarse:min-w-11",
};

interface Look {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
}

/** The look of a button, also for a link that reads as one. Usable on the server. */
export const buttonClass = ({ variant = "secondary", size = "md", className }: Look = {}) =>
  clsx(base, variants[variant], sizes[size], className);

/** The same with only an icon in it. */
export const iconButtonClass = ({ variant = "ghost", size = "md", className }: Look = {}) =>
  clsx(base, variants[variant], squares[size], className);
