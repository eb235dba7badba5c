// As on public pages: forms are HTML, and a browser without script sees the same.
export const csr = false;
