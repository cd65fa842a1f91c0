"use client";

import clsx from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment } from "react";
import { deliveryStatuses, type DeliveryTotals } from "./delivery";
import { hrefOf, type DeliveryFilter } from "./filter";

interface TotalsProps {
  totals: DeliveryTotals;
  filter: DeliveryFilter;
}

/** The sum, readable as a sentence: what was received is what became of it. Each figure shows its own. */
export function Totals({ totals, filter }: TotalsProps) {
  const t = useTranslations("deliveries.totals");
  const figure = { totals, filter };
  return (
    <nav aria-label={t("label")} className="shrink-0 px-4 pb-4 md:px-8">
      <div className="grid grid-cols-3 rounded-card border bg-surface p-1.5 lg:flex lg:items-center">
        <Figure {...figure} of={null} />
        {deliveryStatuses.map((status, index) => (
          <Fragment key={status}>
            <span className="hidden px-1 text-base text-faint lg:inline">{index === 0 ? "=" : "+"}</span>
            <Figure {...figure} of={status} />
          </Fragment>
        ))}
      </div>
      {(filter.platform ?? filter.configurationId) && (
        <p className="mt-1.5 text-xs text-muted">{t("everything")}</p>
      )}
    </nav>
  );
}

function Figure({ totals, filter, of: status }: TotalsProps & { of: DeliveryFilter["status"] }) {
  const t = useTranslations("deliveries.totals");
  const format = useFormatter();
  const current = filter.status === status;
  const count = totals[status ?? "total"];
  const urgent = (status === "dead" || status === "unreadable") && count > 0;
  return (
    <Link
      href={hrefOf({ ...filter, status })}
      aria-current={current || undefined}
      scroll={false}
      className={clsx(
        "flex min-w-0 flex-1 flex-col rounded-control px-3 py-2 transition-colors",
        current ? "bg-accent-tint" : "hover:bg-strong/4",
      )}
    >
      <span
        className={clsx(
          "truncate text-lg font-semibold tabular-nums",
          urgent ? "text-danger" : "text-strong",
        )}
      >
        {format.number(count)}
      </span>{" "}
      <span className="truncate text-xs text-muted">{t(status ?? "total", { count })}</span>
    </Link>
  );
}
