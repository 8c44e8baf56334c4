/** How many sheets are printed at once: their addresses stand in that of the page, which a server takes only so long. */
export const MOST_SHEETS = 50;
