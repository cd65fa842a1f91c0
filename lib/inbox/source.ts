/** The configuration an event belongs to, with what its platform's manifest says about the reply window. */
export interface Source {
  configurationId: string;
  platformId: string;
  /** Null: there is no window. */
  replyWindowHours: number | null;
}
