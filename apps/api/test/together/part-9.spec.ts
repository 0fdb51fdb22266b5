import { testTogether } from '../harness/behaviours-together.js';

testTogether(9);
