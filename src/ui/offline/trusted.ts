// The page's policy lets no text become a script's address (Trusted Types), but for those that this
// file names: the service worker's. Browsers that know nothing of it take the text itself.

const worker = "./sw.js";

interface Policy {
  createScriptURL(address: string): unknown;
}

interface Factory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}

/** The one policy; its name stands in the page's Content-Security-Policy. */
const policyName = "everywrite";

let policy: Policy | null = null;

function ownPolicy(): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  const rules = {
    createScriptURL: (address: string) => {
      if (address !== worker) throw new TypeError(`not a script of this page: ${address}`);
      return address;
    },
  };
  policy ??= trustedTypes?.createPolicy(policyName, rules) ?? rules;
  return policy;
}

/** The service worker's address, as the browser wants it. */
export function workerAddress(): unknown {
  return ownPolicy().createScriptURL(worker);
}
