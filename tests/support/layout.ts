/**
 * A screen for jsdom, which lays nothing out: lists that show only what is near the screen then have one. Everything is
 * 80 px high, but for what scrolls (800) and for what says its height itself.
 */
import { act } from "@testing-library/react";

const scrolls = (element: Element): boolean => /overflow-y-auto/.test(element.className);
const said = (element: HTMLElement | null): number => parseFloat(element?.style.height ?? "") || 0;

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return said(this) || (scrolls(this) ? 800 : 80);
    },
  },
  offsetWidth: { configurable: true, get: () => 720 },
});
Object.defineProperties(Element.prototype, {
  clientHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return this.offsetHeight;
    },
  },
  scrollHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return Math.max(said(this.querySelector<HTMLElement>("[style*=height]")), this.offsetHeight);
    },
  },
});
Element.prototype.scrollTo = function (this: Element, to?: number | ScrollToOptions) {
  if (typeof to !== "object" || to.top === undefined) return;
  this.scrollTop = Math.min(to.top, this.scrollHeight - this.clientHeight);
  // A browser tells of it later, never from inside of the call.
  queueMicrotask(() => act(() => void this.dispatchEvent(new Event("scroll"))));
};
