/** A wrong request to the control API, in words for whoever drives the simulator. */
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 413 | 422,
    message: string,
  ) {
    super(message);
    this.name = "ControlError";
  }
}
