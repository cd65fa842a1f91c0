/** The same as outside, but inside the frame: the way to other pages stays. */
export { default } from "../../not-found";
