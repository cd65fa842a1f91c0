import "@testing-library/jest-dom";
import "./browserParts";
