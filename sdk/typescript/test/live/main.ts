import { scenarios as errors } from './scenarios/errors.js';
import { scenarios as onboarding } from './scenarios/onboarding.js';
import { scenarios as operations } from './scenarios/operations.js';
import { scenarios as packaged } from './scenarios/package.js';
import { scenarios as resources } from './scenarios/resources.js';
import { scenarios as retries } from './scenarios/retries.js';
import { scenarios as tokens } from './scenarios/tokens.js';
import { proxy } from './support.js';

const all = { ...tokens, ...onboarding, ...retries, ...resources, ...errors, ...packaged, ...operations };
for (const [name, scenario] of Object.entries(all)) {
  try {
    await proxy.forget();
    await scenario();
    console.log(`scenario ${name} ok`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`scenario ${name} failed`);
    console.error(error);
  }
}
