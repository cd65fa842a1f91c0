/** Real databases and browsers on a busy machine: slow is not broken. */
jest.setTimeout(90_000);
