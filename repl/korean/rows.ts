/** English and Korean; `{}` is a gap, and `{1}` what stood in the first. The first row that fits is taken. */
export type Rows = readonly (readonly [english: string, korean: string])[];
