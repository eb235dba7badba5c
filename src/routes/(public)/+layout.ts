// Public pages are HTML. Set here and not at the root, so that the client build still holds the root layout and
// with it `lib/enhance`.
export const csr = false;
