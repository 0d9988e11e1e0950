/** The nonce of this page, which each style element must carry. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

// The kit measures the scroll bar with a style element to which it can't be told to give the nonce.
const create = document.createElement.bind(document);

if (nonce)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;

    return element;
  }) as typeof document.createElement;
