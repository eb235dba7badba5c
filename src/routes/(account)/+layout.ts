// Pages are plain HTML and work without JavaScript, like the public ones.
export const csr = false;
