/** The API as a program uses it, to make what a test starts from. */
export function api(base) {
  let cookie = '';
  const headers = () => ({ 'Content-Type': 'application/json', 'GraphQL-preflight': '1', Origin: base, ...(cookie ? { cookie } : {}) });

  return {
    async signIn(email, password) {
      const answer = await fetch(`${base}/account/sign-in`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify({ email, password }),
      });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      const [name, value] = cookie.split(/=(.*)/s);

      return [{ name, value, url: base }];
    },
    async ask(query, variables = {}) {
      const answer = await fetch(`${base}/graphql`, { method: 'POST', headers: headers(), body: JSON.stringify({ query, variables }) });
      const { data, errors } = await answer.json();
      const [payload] = Object.values(data ?? {});
      if (errors || payload?.errors) throw new Error(JSON.stringify(errors ?? payload.errors).slice(0, 500));

      return payload;
    },
    /** Sends a file; gives its id. */
    async upload(file, type) {
      const answer = await fetch(`${base}/uploads`, { method: 'POST', headers: { ...headers(), 'Content-Type': type }, body: file });
      if (!answer.ok) throw new Error(`The file was not taken: ${answer.status} ${await answer.text()}`);

      return (await answer.json()).id;
    },
    async give(name, input, parts) {
      const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;

      return this.ask(`mutation($input: ${type}!) { ${name}(input: $input) { ${parts} errors { ... on Error { code message field } } } }`, {
        input,
      });
    },
  };
}
