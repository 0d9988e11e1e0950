/** The session ran out while a person was at work: whoever asked waits until he has signed in again, and nothing typed is lost. */
type Asker = () => Promise<void>;

let asker: Asker | undefined;
let pending: Promise<void> | undefined;

/** The dialog says how to ask. */
export function answerSignIn(how: Asker | undefined) {
  asker = how;
}

export async function askToSignInAgain(): Promise<void> {
  if (!asker) return;

  pending ??= asker().finally(() => {
    pending = undefined;
  });
  await pending;
}
