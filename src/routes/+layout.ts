// Pages are HTML; the desk, whose forms do more with script, turns this on for itself.
export const csr = false;
