// What each assertion makes of an answer that is no derivative; tests/runtime asks the same of other runners.

import { testEach } from "../../support/each.ts";
import { BAD_ANSWERS, checkRefused } from "../../runtime/bad_answers.ts";

testEach(BAD_ANSWERS)("%s is refused", checkRefused);
