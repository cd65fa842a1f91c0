/**
 * What every browser has and jsdom has not; nothing here is looked at by a test. Next's link asks for it when it is
 * loaded, so a test of something with links imports this first.
 */
const nothing = () => undefined;

class Observer {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
}

const mediaQuery = (media: string) => ({
  media,
  matches: false,
  addEventListener: nothing,
  removeEventListener: nothing,
});

/** A stream on which nothing ever comes. */
class SilentStream {
  addEventListener = nothing;
  close = nothing;
}

Object.assign(window, {
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  EventSource: SilentStream,
  matchMedia: mediaQuery,
});
Object.assign(Element.prototype, {
  // As newer browsers do: an effect that answered with it would hand React a promise to clean up with.
  scrollIntoView: () => Promise.resolve(),
  hasPointerCapture: () => false,
  setPointerCapture: nothing,
  releasePointerCapture: nothing,
});

export {};
