/** The service's clock. It is a function, so that a test can say what time it is without moving the machine's clock. */
export const now = (): Date => new Date();
