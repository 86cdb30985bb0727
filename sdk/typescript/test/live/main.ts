import { scenarios as helpers } from './helpers.js';
import { scenarios as hooks } from './hooks.js';
import { scenarios as onboarding } from './onboarding.js';
import { scenarios as operations } from './operations.js';
import { scenarios as problems } from './problems.js';
import { scenarios as programs } from './programs.js';
import { scenarios as resources } from './resources.js';
import { scenarios as retries } from './retries.js';
import { scenarios as tokens } from './tokens.js';
import { proxy } from './world.js';

const all = { ...tokens, ...onboarding, ...retries, ...resources, ...problems, ...hooks, ...helpers, ...programs, ...operations };
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
