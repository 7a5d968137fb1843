/** TorchScript networks of the model manifest, run by DJL's PyTorch engine on the CPU. */
package dev.xunjie.detector.torch;
